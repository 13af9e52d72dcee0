# Public pages: the directory of mechanisms, their profiles, countries, summaries.
public-home = Home
public-home-title = Inter-State consultation mechanisms on migration
public-home-lead = States talk about migration in standing mechanisms (ISCMs): regional consultative processes, interregional forums and global processes. Here you find what each of them is, who takes part, what it works on, and which sources say so.
public-home-countries = Countries that take part
public-home-search = Find a mechanism
public-home-regions = By region
public-home-themes = By theme
public-home-all = All { $count } mechanisms
public-home-findings = Findings
public-home-no-findings = No Summary of Findings is published yet.
public-home-summaries = { $count ->
    [one] Summary of Findings of one mechanism:
   *[other] Summaries of Findings of { $count } mechanisms:
 }
public-home-respond = You were sent a questionnaire?
public-home-respond-text = It opens with the personal link in your mail, and only with it. There is no account and no password.

public-home-staff = Staff sign in
public-mechanism = Mechanism
public-mechanisms = Mechanisms
public-mechanisms-lead = Inter-State consultation mechanisms on migration (ISCMs), past and present, with what their sources say.
public-type-rcp = Regional consultative process
public-type-irf = Interregional forum
public-type-global = Global process
public-types-rcp = Regional consultative processes
public-types-irf = Interregional forums
public-types-global = Global processes

public-filter = Find mechanisms
public-filter-text = Name or organization
public-filter-text-hint = Searches acronyms, names and the organizations behind a mechanism, in any language, with or without accents.
public-filter-type = Type
public-filter-region = Region
public-filter-country = Country
public-filter-theme = Theme
public-filter-status = Status
public-filter-all-types = All types
public-filter-all-regions = All regions
public-filter-all-countries = All countries
public-filter-all-themes = All themes
public-filter-all-statuses = All
public-filter-apply = Show the mechanisms
public-filter-search = Search
public-filter-set = Filters that are set
public-filter-remove = Remove the filter
public-filter-clear = Show all mechanisms
public-found = { $found ->
    [one] { $found } mechanism
   *[other] { $found } mechanisms
 } of { $total }
public-nothing-found = No mechanism has all of this.
public-nothing-found-way = Leave something out:
public-nothing-found-without = { $count ->
    [one] one mechanism
   *[other] { $count } mechanisms
 } without “{ $filter }”

public-since = Since
public-since-date = since { $date }
public-until-date = until { $date }
public-as-of = as of { $date }
public-date = Date
public-undated = Undated
public-note = Note
public-note-number = note { $number }
public-none-recorded = None recorded
public-not-recorded = Not recorded

public-profile = Profile
public-name = Name
public-aliases = Also called
public-other-names = In other languages
public-association = Formal association
public-established = Established
public-chair = Chair
public-chairs-before = { $count ->
    [one] Previous Chair
   *[other] { $count } previous terms
 }
public-secretariat = Secretariat
public-languages = Working languages
public-language = { $code ->
    [ar] Arabic
    [en] English
    [es] Spanish
    [fr] French
    [pt] Portuguese
    [ru] Russian
    [zh] Chinese
   *[other] { $code }
 }
public-website = Website
public-aims = Aims
public-focus = Current thematic focus
public-focus-other = Thematic focus according to another source
public-focus-source-missing = In the terms of the source
public-focus-themes = Mechanisms with the same theme
public-members = Members and participants
public-member-countries = Member countries
public-members-not-recorded = The registry does not list who takes part.
public-members-published = Its own page counts { $count }.
public-members-heading = { $role ->
    [participating] { $kind ->
        [territory] Participating territories and administrations
        [organization] Participating organizations
        [group] Participating as a group
       *[state] Participating States
     }
    [observer] { $kind ->
        [territory] Observers: territories and administrations
        [organization] Observer organizations
        [group] Observers as a group
       *[state] Observer States
     }
    [partner] { $kind ->
        [territory] Partners: territories and administrations
        [organization] Partner organizations
        [group] Partners as a group
       *[state] Partner States
     }
    [suspended] Suspended
   *[member] { $kind ->
        [territory] Member territories and administrations
        [organization] Member organizations
        [group] Members as a group
       *[state] Member States
     }
 }
public-group-countries = { $count ->
    [one] One country
   *[other] { $count } countries
 }
public-history = History
public-meetings = Meetings
public-meeting = Meeting
public-place = Place
public-documents = Documents
public-contradictions = Where sources differ
public-corrected-by = Corrected by
public-about = About this page
public-record-of = Registry entry of { $date }.
public-general-knowledge = This entry rests on general knowledge; its sources have not been looked up yet.
public-sources = Sources
public-without-source = What rests on general knowledge
public-correct = Suggest a correction
public-correction-subject = Correction: { $iscm }
public-overlaps = Mechanisms that share most members
public-overlaps-shared = Members shared
public-overlaps-bar = Share of members
public-overlaps-base = Base: { $count } member countries, directly or through a group.
public-overlaps-which = Which countries

public-countries = Countries
public-countries-lead = { $taking } of { $total } States take part in at least one mechanism.
public-countries-hint = The number says in how many mechanisms a country takes part, in whatever role, directly or through a group. Names are the short names of the United Nations.
public-territories = Territories and administrations that take part beside States
public-country-standing = Standing
public-country-codes = ISO 3166 codes
public-country-mechanisms = Mechanisms it takes part in
public-country-count = { $count ->
    [0] It takes part in no mechanism that the registry knows.
    [one] It takes part in one mechanism.
   *[other] It takes part in { $count } mechanisms.
 }
public-country-none = None recorded
public-country-no-dates = The date of joining is recorded for none of them.
public-role = Role
public-role-member = Member
public-role-participating = Participating
public-role-observer = Observer
public-role-partner = Partner
public-role-suspended = Suspended
public-through = through { $group }

public-demonstration = Told from the answers of the round { $assessment } to show the program. It was not cleared by anybody and is not a publication.
public-summary-in-language = This summary is not yet in English. It is shown in { $language }.
public-not-published = This summary is not published
public-not-published-text = A Summary of Findings can be read here once it has been cleared and published.
public-not-published-profile = What the registry knows about { $iscm }

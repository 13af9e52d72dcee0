# Words around every page.
program-name = ISCM Survey
title-error = Error:
skip-to-content = Skip to main content
navigation = Sections
language-of-page = Language of this page
you-are-here = You are here
footer-privacy = Privacy
footer-accessibility = Accessibility
footer-contact = Contact
footer-designations = The designations used and the presentation of material do not imply the expression of any opinion on the legal status of any country, territory, city or area, or of its authorities, or concerning its frontiers or boundaries.
mark-reconstructed = Reconstructed from the published summary; not the respondent’s own words
mark-illustrative = Illustrative: invented to show the program, not an answer of anybody
pagination = Pages of the list
pagination-total = { $total ->
    [one] 1 entry
   *[other] { $total } entries
 }
pagination-previous = Previous
pagination-next = Next
change = Change
yes = Yes
no = No
or = or
back = Back

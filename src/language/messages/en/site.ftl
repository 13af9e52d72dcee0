# Pages instead of the page that was asked for.
error-not-found-title = This page does not exist
error-not-found-text = Check the address, or start from the first page.
error-not-allowed-title = This page is for another role
error-not-allowed-text = Your account does not include it. Ask an administrator if you need it.
error-sign-in-needed-title = Sign in
error-sign-in-needed-text = Sign in to see this page.
error-link-needed-title = Open your personal link again
error-link-needed-text = This page opens with the link in your mail. If the link does not work either, write to the contact below: your answers are kept.
error-form-not-ours-title = This form is too old
error-form-not-ours-text = Nothing was changed. Go back, reload the page, and send the form again.
error-bad-form-title = The form could not be read
error-bad-form-text = Nothing was changed. Go back and send it again; what you typed is still there.
error-too-large-title = That is too much at once
error-too-large-text = Nothing was changed. Go back, shorten the text, and send it again.
error-unavailable-title = The service is busy
error-unavailable-text = Nothing was lost. Wait a moment, go back, and send it again.
error-internal-title = Something went wrong here
error-internal-text = It is not your mistake, and what was saved before is kept. Try again; if it happens again, write to the contact below.
error-reference = Reference: { $reference }

# The mails that a demonstration sent.
demo-mails-title = Sent mails
demo-mails-lead = This demonstration sends no mail: what it would send is kept here. The addresses belong to nobody.
demo-mails-search = Recipient or subject
demo-mails-search-button = Search
demo-mails-none = No mail was found.
demo-mail-subject = Subject
demo-mail-from = From
demo-mail-to = To
demo-mail-reply-to = Reply to
demo-mail-date = Sent
demo-mail-html = The same as HTML, as it was written

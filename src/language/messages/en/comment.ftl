# The draft of a summary with the secretariat of its mechanism.
comment-title = { $name }: draft Summary of Findings
comment-lead = { $institution } asks { $name } to look at the draft of its Summary of Findings before it is published.
comment-enter = Read the draft
comment-before = Before you begin
comment-how = You can remark on each sentence, propose other words, or agree with the text. You can stop and come back with the same link.
comment-link-note = The link is yours. Opening it changes nothing.
comment-use = What you send is read by the people who edit the summary. It is not published.
comment-contact = Questions: { $contact }
comment-intro = This is the draft as it would be published. Under each sentence are your own answers that it rests on.
comment-languages = Text in:
comment-remark = Remark on this sentence
comment-remark-label = Your remark
comment-words-label = Other words that you propose
comment-whole = Remarks on the whole text
comment-send = Send your answer
comment-send-text = Once sent, your remarks cannot be changed here.
comment-save = Save and go on later
comment-agree = Send: we agree with the text
comment-propose = Send: we propose changes
comment-saved = Your remarks are saved. They are not sent yet.
comment-thanks = Thank you. Your answer was sent; below is what you wrote.
comment-closed = Comments on this draft are closed.
comment-not-saved = This could not be saved: comments are closed, or your answer was sent already. What you typed is below.

# The mail that asks for it.
mail-comment-subject = { $name }: your draft Summary of Findings, for comments
mail-comment-lead = { $institution } has drafted the Summary of Findings of { $name } from the answers to “{ $assessment }” and asks you to look at it before it is published.
mail-comment-button = Read the draft
mail-comment-link-note = You need no account. Opening the link, or a mail filter opening it, changes nothing.
mail-comment-what = You can remark on each sentence, propose other words, or agree with the text of { $name }.

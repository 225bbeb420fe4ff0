"""How anything leaves the house: drafts to look over, one text to paste, letters, or by SMTP.

message    one message: to whom, what it says, what goes with it
drafts     messages as files a mail program opens as drafts
pasting    all of them as one text
letters    all of them as one document, each on a page of its own
smtp       all of them given to a mail server
passwords  where the password of the mail server is kept, which is never the register
"""

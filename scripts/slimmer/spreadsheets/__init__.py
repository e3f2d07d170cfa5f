"""Organisations in and out: lists that staff keep in Excel, the sign-up form, and whether websites answer.

list_file      .csv or .xlsx → Table: text per cell, with the row number that a spreadsheet shows
  workbook     one sheet, after `archive` made sure that it is safe to open; merged cells filled in
columns        which column is which field
vocabulary     what cells may say: sectors, municipalities, roles, in every language of the site
values         one cell → a date, a web address; mailbox: of a function, or of a person?
row_reader     one row → a `Candidate`: what the list says about an organisation; `candidates` joins them
matching       which of these the site knows, which are new, which are doubtful (`names`)
merging        what changes, and what someone wrote by hand and so stays
yaml_write     a new file; `yaml_edit`: a few lines in a file that exists
plan           all of that in one: the files to write; `report`: what to tell before that
export         the same list, out
form           the answers of the issue form → a `Candidate`, a file and a pull request
link_check     which websites answer
"""

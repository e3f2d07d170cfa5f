"""Organisations in and out: lists that staff keep in Excel, the sign-up form, and whether websites answer.

list_file     .csv or .xlsx → Table: text per cell, with the row number a spreadsheet shows
  csv_text      one text, in whatever encoding and with whatever separators
  workbook      one sheet, after `archive` and `sheet_scan` made sure that it is safe to open
columns       which column is which field
vocabulary    what cells may say: sectors, municipalities, roles, in every language of the site
values        one cell → a date, a web address, a mailbox
candidates    rows → what the list says about each organisation
matching      which of these are known already, which are new, which are doubtful (`names`)
merging       what changes, and what someone wrote by hand and so stays
yaml_write, yaml_edit   a new file; a few lines in a file that exists
plan          all of that in one: the files to write, and what to tell (`report`)
export        the same list, out
form          the answers of an issue form → the same as a row of a list
link_check    which websites answer
import_wording   every message, both languages side by side
"""

"""A newsletter issue as mail: HTML, plain text, a message, and a test copy by SMTP."""

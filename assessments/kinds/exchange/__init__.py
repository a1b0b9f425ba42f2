"""Files of questions: other programs' formats read and written, without a database."""

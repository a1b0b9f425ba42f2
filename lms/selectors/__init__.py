"""What more than one page reads."""

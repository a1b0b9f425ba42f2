"""Pure values of assessments."""

"""Pure values of cms."""

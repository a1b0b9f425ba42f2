"""Forms of cms."""

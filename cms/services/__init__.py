"""Services of cms."""

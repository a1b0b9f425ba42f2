"""Views of cms."""

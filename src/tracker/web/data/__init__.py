"""What readers take away: tables of what is public, each defined once for pages, files and the package."""

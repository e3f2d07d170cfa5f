"""What a finished site has besides its pages: sitemap, robots.txt, redirects, search index."""

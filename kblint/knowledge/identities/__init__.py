"""When two URLs name the same thing: works, repositories, videos, pages."""

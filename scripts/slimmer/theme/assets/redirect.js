// An old address leads on with the place and the question that stood behind it. Without this it leads on without them.
const moved = document.querySelector('meta[http-equiv="refresh"]').content.split("url=")[1];
if (location.search || location.hash) location.replace(moved + location.search + location.hash);

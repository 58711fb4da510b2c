"""A slide as pieces in one layout that the projector, the console, thumbnails and paper share."""

"""Pages set on paper: blocks -> data -> a template under resources/paper -> PDF or pictures of pages."""

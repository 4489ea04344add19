"""The workspace: pages for signed-in people, each a form that works without JavaScript."""

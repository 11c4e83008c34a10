"""What views are composed of: caches, state, components. Streamlit is known here, in views and in app.py alone."""

"""Frames to Plotly figures. No Streamlit, no SQL, no change to a frame."""

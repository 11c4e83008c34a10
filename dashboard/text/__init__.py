"""Words, numbers, dates and marked text. No Streamlit, no SQL."""

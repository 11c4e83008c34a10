"""The floor for pages: Streamlit with one bar chart of nine bars that answers a click, and nothing else."""

from __future__ import annotations

import plotly.express as px
import streamlit as st

figure = px.bar(x=list("abcdefghi"), y=[9, 8, 7, 6, 5, 4, 3, 2, 1])
event = st.plotly_chart(figure, on_select="rerun", key="chart")
st.container(key="figures").markdown(f"**{len(event.selection.points)}**")

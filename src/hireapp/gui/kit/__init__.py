"""The interview kit: choosing and ordering questions."""

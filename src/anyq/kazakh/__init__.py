"""kazakh"""

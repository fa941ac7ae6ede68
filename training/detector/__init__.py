"""A face detector of YuNet's form, trained from scratch by distillation on openly licensed portraits."""

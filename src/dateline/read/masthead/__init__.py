"""What stands around an article's body: headline, publisher, dates, credit lines, dateline."""

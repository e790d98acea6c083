/* Broken declarations cost themselves, not the next one. */
int good(void) { return 0; }

int no_semicolon(void)
{
	int a = 1
	return a;
}

int fine(void) { return 1; }

int lost_parenthesis(int a
{
	return a;
}

int missing_brace(int a)
{
	if (a) {
		a = 2;
	return a;
}

int still_there(void) { return 2; }

int too_many(void)
{
	} }
	return 3;
}

int last_one(void)
{
	return 4;
}
@ garbage $ here
int end;

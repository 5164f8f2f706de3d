package data

// reworks looks for orders that make themselves good, for what was shown to a customer
// before the car came, and for causes that are charged to nobody. The first order may be
// of another car, or later, in the file of another program.
func reworks(c *checker) error {
	return firstError(
		func() error {
			return said(c, "check.rework.self", `SELECT number, number FROM orders WHERE rework_of = id ORDER BY number`)
		},
		func() error {
			return said(c, "check.rework.shown", `SELECT o.number, r.evidence FROM reworks AS r JOIN orders AS o ON o.id = r.order_id
				WHERE r.shown_at > 0 AND r.shown_at < o.received_at - 86400000 ORDER BY o.number`)
		},
		func() error {
			return said(c, "check.rework.charged", `SELECT o.number, r.cause FROM reworks AS r JOIN orders AS o ON o.id = r.order_id
				WHERE r.cause IN ('human', 'diagnosis') AND r.person_id IS NULL
				OR r.cause = 'part' AND r.supplier_id IS NULL AND r.batch = '' AND r.words = '' ORDER BY o.number`)
		},
	)
}

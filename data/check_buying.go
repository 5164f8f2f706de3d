package data

import "gongdan/app/shop"

// buying compares purchase orders with what has come for them, receipts with the
// ledger and with what went back of them, and invoices with what was paid. Sums
// that follow from lines are mended.
func buying(c *checker) error {
	return firstError(
		func() error { return purchasesSound(c) },
		func() error { return vouchers(c) },
		func() error {
			return unequal(c, "check.purchase.received", `SELECT o.number, p.number, l.received, coalesce(d.qty, 0) FROM purchase_lines AS l
				JOIN purchases AS o ON o.id = l.purchase_id JOIN parts AS p ON p.id = l.part_id
				LEFT JOIN (SELECT purchase_line_id, CAST(sum(qty) AS BIGINT) AS qty FROM delivery_lines GROUP BY purchase_line_id) AS d ON d.purchase_line_id = l.id
				WHERE l.received <> coalesce(d.qty, 0) ORDER BY o.number, l.n`)
		},
		func() error {
			return unequal(c, "check.delivery.returned", `SELECT d.number, p.number, l.returned, coalesce(r.qty, 0) FROM delivery_lines AS l
				JOIN deliveries AS d ON d.id = l.delivery_id JOIN parts AS p ON p.id = l.part_id
				LEFT JOIN (SELECT delivery_line_id, CAST(sum(qty) AS BIGINT) AS qty FROM supplier_return_lines GROUP BY delivery_line_id) AS r ON r.delivery_line_id = l.id
				WHERE l.returned <> coalesce(r.qty, 0) ORDER BY d.number, l.n`)
		},
		func() error {
			return unequal(c, "check.delivery.moves", posted("deliveries", "delivery_lines AS l ON l.delivery_id = d.id", "receive", "l.qty"))
		},
		func() error {
			return unequal(c, "check.sendback.moves", posted("supplier_returns", "supplier_return_lines AS l ON l.return_id = d.id", "supplier_return", "-l.qty"))
		},
		func() error {
			return sums(c, shop.KindDeliveries, "total_fen", `SELECT d.id, d.number, d.total_fen, CAST(coalesce(sum((l.price_fen * l.qty + 500) / 1000), 0) AS BIGINT)
				FROM deliveries AS d LEFT JOIN delivery_lines AS l ON l.delivery_id = d.id GROUP BY d.id, d.number, d.total_fen ORDER BY d.number`)
		},
		func() error {
			return sums(c, shop.KindSendBacks, "total_fen", `SELECT d.id, d.number, d.total_fen, CAST(coalesce(sum((l.price_fen * l.qty + 500) / 1000), 0) AS BIGINT)
				FROM supplier_returns AS d LEFT JOIN supplier_return_lines AS l ON l.return_id = d.id GROUP BY d.id, d.number, d.total_fen ORDER BY d.number`)
		},
		func() error {
			return sums(c, shop.KindBills, "paid_fen", `SELECT b.id, b.number, b.paid_fen, CAST(coalesce(sum(x.amount_fen), 0) AS BIGINT)
				FROM supplier_bills AS b LEFT JOIN supplier_payments AS x ON x.bill_id = b.id GROUP BY b.id, b.number, b.paid_fen ORDER BY b.number`)
		},
	)
}

// posted compares the lines of documents with the moves that bear their number.
func posted(table, lines, kind, qty string) string {
	return `SELECT number, part, have, moved FROM (SELECT d.number, p.number AS part, CAST(sum(` + qty + `) AS BIGINT) AS have,
		coalesce((SELECT CAST(sum(m.qty) AS BIGINT) FROM stock_moves AS m WHERE m.part_id = p.id AND m.kind = '` + kind + `' AND m.note = d.number), 0) AS moved
		FROM ` + table + ` AS d JOIN ` + lines + ` JOIN parts AS p ON p.id = l.part_id GROUP BY d.number, p.id, p.number) AS t
		WHERE have <> moved ORDER BY number, part`
}

// unequal tells of each row of a query that names a document, a part, what is
// kept and what it should be.
func unequal(c *checker, key, query string) error {
	return eachRow(c.v, func(scan func(...any) error) error {
		var number, part string
		var have, real shop.Qty
		err := scan(&number, &part, &have, &real)
		c.say(key, shop.Args{"Number": number, "Part": part, "Have": have, "Real": real})
		return err
	}, query)
}

// sums compares a kept sum with what it comes to, and mends it.
func sums(c *checker, kind shop.Kind, column, query string) error {
	type wrong struct {
		id   int64
		real shop.Money
	}
	var all []wrong
	err := eachRow(c.v, func(scan func(...any) error) error {
		var w wrong
		var number string
		var have shop.Money
		err := scan(&w.id, &number, &have, &w.real)
		if have != w.real {
			c.mended("check.buying.sum", shop.Args{"Number": number, "Have": have, "Real": w.real})
			all = append(all, w)
		}
		return err
	}, query)
	if err != nil || c.tx == nil {
		return err
	}
	for _, w := range all {
		if err := update(c.tx, string(kind), w.id, fields{{column, w.real}}); err != nil {
			return err
		}
		c.tx.change(kind, w.id)
		c.tx.Note("check.mend", kind, w.id, "")
	}
	return nil
}

// summedPurchase is a purchase order with the sums that are kept beside it.
type summedPurchase struct {
	shop.Purchase
	total shop.Money
	due   shop.Day
}

// purchasesSound compares the kept sums of purchase orders with their lines, and
// their states with what has come.
func purchasesSound(c *checker) error {
	row := func(p *summedPurchase) fields {
		return append(purchaseRow(&p.Purchase), field{"total_fen", &p.total}, field{"due_on", &p.due})
	}
	return each(c.v, "purchases", row, func(p *summedPurchase) int64 { return int64(p.ID) }, func(list []summedPurchase) error {
		lines, err := hanging(c.v, [3]string{"purchase_lines", "purchase_id", "n, id"}, purchaseLineRow, ids{int64(list[0].ID), int64(list[len(list)-1].ID)})
		if err != nil {
			return err
		}
		for i := range list {
			p := &list[i]
			p.Lines = lines[int64(p.ID)]
			if err := purchaseSound(c, p); err != nil {
				return err
			}
		}
		return nil
	})
}

func purchaseSound(c *checker, p *summedPurchase) error {
	some, whole := false, len(p.Lines) > 0
	for _, l := range p.Lines {
		some, whole = some || l.Received > 0, whole && l.Open() == 0
	}
	fresh := p.Status == shop.PurchaseOpen || p.Status == shop.PurchaseSent || p.Status == shop.PurchaseVoid
	if fresh && some || p.Status == shop.PurchasePart && !some || p.Status == shop.PurchaseReceived != whole && p.Status != shop.PurchaseClosed {
		c.say("check.purchase.status", shop.Args{"Number": p.Number, "Status": p.Status})
	}
	if p.total == p.Total() && p.due == p.DueOn() {
		return nil
	}
	c.mended("check.buying.sum", shop.Args{"Number": p.Number, "Have": p.total, "Real": p.Total()})
	if c.tx == nil {
		return nil
	}
	c.tx.change(shop.KindPurchases, int64(p.ID))
	c.tx.Note("check.mend", shop.KindPurchases, int64(p.ID), "")
	return update(c.tx, string(shop.KindPurchases), p.ID, purchaseSums(&p.Purchase))
}

package data

import "gongdan/app/shop"

// onlySlow (呆滞) keeps the parts of which pieces are there that came in before the days
// of the rule, and of which none was issued since. What day it is, is asked of the
// journal, so that nothing depends on the clock of a server.
func (l *listing) onlySlow(v View) error {
	rules, err := Rules(v)
	if err != nil {
		return err
	}
	last, err := number(v, `SELECT at FROM audit ORDER BY id DESC LIMIT 1`)
	if err != nil {
		return err
	}
	now := momentOf(last)
	since := stamp(now.AddDate(0, 0, -int(shop.SlowDays(rules, shop.DayOf(now, v.zone)))))
	l.only("p.on_hand > 0 AND p.id NOT IN (SELECT m.part_id FROM stock_moves AS m WHERE m.kind = 'issue' AND m.at >= ?)", since)
	l.only("EXISTS (SELECT 1 FROM stock_moves AS m WHERE m.part_id = p.id AND m.qty > 0 AND m.at < ?)", since)
	return nil
}

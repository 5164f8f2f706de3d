package data

import (
	"strings"

	"gongdan/app/shop"
)

// AuditRow is a row of the journal in a list.
type AuditRow struct {
	shop.Audit
	Who string // name of the person; empty: the program itself
}

// AuditList lists the journal by at, the order in which it was written. The
// filter is the first word of the acts that are wanted, such as payment; Person,
// Act, Kind with Record, Day and Until each leave what fits them.
// Each word of Text must be in the note, the act, or the name of who did it.
func AuditList(v View, ask Ask) (Page[AuditRow], error) {
	l := &listing{
		kind: "audit", alias: "a",
		columns: `a.id, a.at, a.person_id, a.act, a.kind, a.record, a.note, a.hash, coalesce(p.name, '')`,
		joins:   ` LEFT JOIN people AS p ON p.id = a.person_id`,
	}
	if err := l.sortBy(ask, "at:a.id"); err != nil {
		return Page[AuditRow]{}, err
	}
	if ask.Filter != "" && ask.Filter != FilterAll {
		l.only(`(a.act = ? OR a.act LIKE ? ESCAPE '!')`, ask.Filter, like(ask.Filter)+".%")
	}
	if ask.Person != 0 {
		l.only(`a.person_id = ?`, ask.Person)
	}
	if ask.Act != "" {
		l.only(`a.act = ?`, ask.Act)
	}
	if ask.Record != 0 {
		l.only(`a.kind = ? AND a.record = ?`, ask.Kind, ask.Record)
	}
	if ask.Day != "" {
		from, _ := dayRange(v, ask.Day)
		l.only(`a.at >= ?`, from)
	}
	if ask.Until != "" {
		_, until := dayRange(v, ask.Until)
		l.only(`a.at < ?`, until)
	}
	for _, word := range strings.Fields(ask.Text) {
		in := "%" + like(strings.ToLower(word)) + "%"
		l.only(`(lower(a.note) LIKE ? ESCAPE '!' OR a.act LIKE ? ESCAPE '!' OR a.person_id IN (SELECT id FROM people WHERE lower(name) LIKE ? ESCAPE '!'))`, in, in, in)
	}
	return page(v, ask, l, func(r *AuditRow) []any {
		return []any{&r.ID, moment{&r.At}, &r.Person, &r.Act, &r.Kind, &r.Record, &r.Note, &r.Hash, &r.Who}
	})
}

// like makes a text stand for itself in a LIKE … ESCAPE '!'.
func like(s string) string { return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s) }

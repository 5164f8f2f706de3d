package data

import (
	"slices"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
)

// lineShares are who worked on lines: by their clocks, and by how the job was given out.
type lineShares struct{ clocked, given map[shop.LineID][]kpi.Share }

// of is who worked on a line: those who clocked, and its technician what was worked without
// a clock. Where nobody clocked it is who was given the job.
func (s lineShares) of(id shop.LineID, l kpi.Line) []kpi.Share {
	list := slices.Clone(s.clocked[id])
	if len(list) == 0 {
		return s.given[id]
	}
	rest := int64(l.Clocked)
	for _, x := range list {
		rest -= x.Part
	}
	if rest > 0 {
		list = add(list, kpi.Share{Person: l.Technician, Part: rest})
	}
	return list
}

// add gives somebody more of a line.
func add(list []kpi.Share, s kpi.Share) []kpi.Share {
	for i := range list {
		if list[i].Person == s.Person {
			list[i].Part += s.Part
			return list
		}
	}
	return append(list, s)
}

// shares reads who worked on the orders of the period, where parts by technician are asked.
func (k kpiReader) shares() (s lineShares, err error) {
	if k.by != kpi.ByTechnician {
		return s, nil
	}
	s = lineShares{map[shop.LineID][]kpi.Share{}, map[shop.LineID][]kpi.Share{}}
	clocks, err := all(k.v, `clocks WHERE order_id IN (`+anyOf+`) AND line_id > 0 AND until_at > 0 ORDER BY line_id, id`, clockRow, k.span()...)
	if err != nil {
		return s, err
	}
	for _, c := range clocks {
		s.clocked[c.Line] = add(s.clocked[c.Line], kpi.Share{Person: c.Person, Part: int64(c.Hours(c.Until))})
	}
	err = eachRow(k.v, func(scan func(...any) error) error {
		var id shop.LineID
		var x kpi.Share
		err := scan(&id, &x.Person, &x.Part)
		s.given[id] = append(s.given[id], x)
		return err
	}, `SELECT s.line_id, s.person_id, s.share_bp FROM dispatch_shares AS s JOIN dispatches AS d ON d.line_id = s.line_id
		WHERE d.order_id IN (`+anyOf+`) ORDER BY s.line_id, s.n`, k.span()...)
	return s, err
}

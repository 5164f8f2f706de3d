package monthly

import (
	"slices"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
)

// Note is what the owner has to say of a month (备注).
type Note struct {
	ID    int64
	Rev   int64
	Month string // 2006-01
	Words string
}

// Check lists what keeps a note from being kept.
func (n Note) Check() shop.Problems {
	p := shop.CheckMonth(n.Month)
	if long := len([]rune(n.Words)); long > shop.MaxText {
		p.Add("words", "say.too_long", shop.Args{"Max": shop.MaxText, "Now": long})
	}
	return p
}

// Kept is a figure as it stood when the report of a closed month was printed, in its unit;
// one that is not Known was a dash.
type Kept struct {
	Key   kpi.Key
	Value int64
	Known bool
}

// Version (存档版本) is a report of a closed month that was printed: the sum of its bytes
// and the figures in it.
type Version struct {
	ID      int64
	Month   string // 2006-01
	At      time.Time
	Person  shop.PersonID
	Lang    string
	SHA256  string // of the PDF, in hex; empty: closed without one
	Figures []Kept
}

// Changed is a figure that is not what the closed month had.
type Changed struct {
	Key      kpi.Key
	Was, Now Kept
}

// Key tells a version from the others.
func (v Version) Key() string { return "report " + v.Month + " " + v.At.UTC().Format(time.RFC3339Nano) }

// Check lists what keeps a version from being taken over.
func (v Version) Check() shop.Problems {
	var p shop.Problems
	if v.At.IsZero() {
		p.Add("at", "report.say.at", nil)
	}
	for _, k := range v.Figures {
		if !known(k.Key) {
			p.Add("figures", "target.say.key", shop.Args{"Key": string(k.Key)})
		}
	}
	return p
}

// Since lists the figures that changed since a version, in the order of now.
func (v Version) Since(now []Kept) (list []Changed) {
	for _, n := range now {
		i := slices.IndexFunc(v.Figures, func(k Kept) bool { return k.Key == n.Key })
		if i >= 0 && v.Figures[i] != n {
			list = append(list, Changed{n.Key, v.Figures[i], n})
		}
	}
	return list
}

// Standing is the version that a closed month stands by: the first that was kept since it
// was closed last; ok is false where there is none.
func Standing(all []Version, closed time.Time) (v Version, ok bool) {
	for _, x := range all {
		if !x.At.Before(closed) && (!ok || x.At.Before(v.At) || x.At.Equal(v.At) && x.ID < v.ID) {
			v, ok = x, true
		}
	}
	return v, ok
}

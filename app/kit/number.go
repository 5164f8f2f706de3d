package kit

import (
	"strings"

	"gongdan/app/shop"
)

// NumberMode says what a number field counts.
type NumberMode uint8

// The modes, with the unit of Value.
const (
	NumberInt   NumberMode = iota // whole numbers
	NumberMoney                   // fen, two decimals
	NumberQty                     // thousandths, three decimals
	NumberRate                    // basis points, typed as a percentage with two decimals
)

func (m NumberMode) decimals() int {
	switch m {
	case NumberMoney, NumberRate:
		return 2
	case NumberQty:
		return 3
	}
	return 0
}

func (m NumberMode) limit() int64 {
	switch m {
	case NumberMoney:
		return int64(shop.MaxMoney)
	case NumberQty:
		return int64(shop.MaxQty)
	case NumberRate:
		return int64(shop.Whole)
	}
	return 1_000_000_000_000
}

// NumberEntry is a field for an amount. It ends at the right, takes full-width
// figures for half-width ones, and works sums out on leaving: 100+20*2-5.
type NumberEntry struct {
	Entry
	// Zero shows a zero as a figure; otherwise it is an empty field.
	Zero bool
	mode NumberMode
}

// NewNumberEntry gives an empty number field.
func NewNumberEntry(env *Env, mode NumberMode) *NumberEntry {
	n := &NumberEntry{mode: mode}
	n.init(env, n, trait{right: true, latin: always, fold: foldFigure, settle: n.settled, show: n.shown})
	n.Max = 40
	return n
}

// Value is what was typed, in the unit of the mode; nothing is zero. An *Unread
// says why it is not a number.
func (n *NumberEntry) Value() (int64, error) {
	if strings.TrimSpace(n.Text) == "" {
		return 0, nil
	}
	return ReadSum(n.Text, n.mode.decimals(), n.mode.limit())
}

// SetValue shows v, given in the unit of the mode.
func (n *NumberEntry) SetValue(v int64) {
	if v == 0 && !n.Zero {
		n.SetText("")
		return
	}
	n.SetText(n.mode.write(v))
}

// write is v the way it is typed: no signs between thousands.
func (m NumberMode) write(v int64) string {
	switch m {
	case NumberMoney:
		return shop.Money(v).String()
	case NumberQty:
		return shop.Qty(v).String()
	case NumberRate:
		return shop.Qty(v * 10).String()
	}
	return shop.Qty(v * int64(shop.One)).String()
}

func (n *NumberEntry) settled(s string) string {
	v, err := n.Value()
	if err != nil || strings.TrimSpace(s) == "" {
		return strings.TrimSpace(s)
	}
	return n.mode.write(v)
}

func (n *NumberEntry) shown(s string) string {
	v, err := n.Value()
	if err != nil {
		return s
	}
	switch lang := n.env.Lang; n.mode {
	case NumberMoney:
		return lang.Money(shop.Money(v))
	case NumberQty:
		return lang.Qty(shop.Qty(v))
	case NumberRate:
		return lang.Percent(shop.Rate(v))
	default:
		return lang.Int(v)
	}
}

// foldFigure takes what a Chinese keyboard types for a figure or a sign.
func foldFigure(r rune) rune {
	switch r {
	case '。', '．':
		return '.'
	case '，', '、', '¥', '￥', ' ', '　':
		return 0
	case '×', '＊', 'x', 'X':
		return '*'
	case '−', '–', '—':
		return '-'
	}
	return halfWidth(r)
}

// halfWidth takes a full-width letter, figure or sign to its narrow twin.
func halfWidth(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	}
	return r
}

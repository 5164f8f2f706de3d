package exchange

import "gongdan/app/shop"

// labelPaper is the name of a paper for labels.
type labelPaper string

// labelsRecord is how the shop prints labels, where that is not the usual way.
type labelsRecord struct {
	Paper  labelPaper       `json:"paper,omitempty"`
	Wide   shop.Qty         `json:"wide_mm,omitempty"` // of the shop's own paper
	Tall   shop.Qty         `json:"tall_mm,omitempty"`
	Across int              `json:"across,omitempty"`
	Down   int              `json:"down,omitempty"`
	Symbol shop.LabelSymbol `json:"symbol,omitempty"`
	Price  bool             `json:"price,omitempty"`
	Shop   bool             `json:"shop,omitempty"`
}

// labelsOf is nil for the usual way. The printer belongs to the PC.
func labelsOf(s shop.LabelSetup) *labelsRecord {
	s.Printer = ""
	if s == shop.DefaultLabels() {
		return nil
	}
	return &labelsRecord{labelPaper(s.Paper), s.Wide, s.Tall, s.Across, s.Down, s.Symbol, s.Price, s.Shop}
}

// put makes the setup what the record says; of no record nothing is taken.
func (r *labelsRecord) put(s *shop.LabelSetup) {
	if r == nil {
		return
	}
	put(&s.Paper, string(r.Paper))
	put(&s.Wide, r.Wide)
	put(&s.Tall, r.Tall)
	put(&s.Symbol, r.Symbol)
	s.Across, s.Down, s.Price, s.Shop = r.Across, r.Down, r.Price, r.Shop
}

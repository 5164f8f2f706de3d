package shop

// Edit takes over what a form may change: what was said at reception, the
// promise, the payer and the lines. Where the order stands, its times, its
// money and what was issued stay as they are kept.
func (o *Order) Edit(with Order) error {
	if o.Status.Frozen() {
		return Refuse("order.refuse.frozen", Args{"Status": o.Status})
	}
	o.Rev = with.Rev
	o.Kind, o.CustomerID, o.VehicleID = with.Kind, with.CustomerID, with.VehicleID
	o.Intake, o.Note, o.OldParts = with.Intake, with.Note, with.OldParts
	o.Stamps.PromisedAt = with.Stamps.PromisedAt
	o.Quality, o.ReworkOf = with.Quality, with.ReworkOf
	o.Floor.Waits, o.Floor.Labels, o.Floor.BayID = with.Floor.Waits, with.Floor.Labels, with.Floor.BayID
	if with.AdvisorID != 0 {
		o.AdvisorID = with.AdvisorID
	}
	return o.editLines(with.Lines)
}

// editLines replaces the lines. A line of which parts were issued can neither
// vanish nor become another part, or one of better origin than was issued, and one
// whose clock runs cannot vanish. What
// the customer said stays with a line, but for one that asks more of the
// customer than was agreed: it is asked again.
func (o *Order) editLines(lines []Line) error {
	kept := map[LineID]Line{}
	for _, l := range o.Lines {
		kept[l.ID] = l
	}
	next := make([]Line, 0, len(lines))
	for _, l := range lines {
		old, ok := kept[l.ID]
		if l.ID != 0 && !ok {
			return ErrStale
		}
		l.Issued, l.Cost, l.Clocked, l.Job = old.Issued, old.Cost, old.Clocked, old.Job
		if l.Payer == "" {
			l.Payer = PayCustomer
		}
		if l.ID == 0 || l.Agreement.Consent == "" || old.Agreement.Consent == Agreed && l.asksMore(&old) {
			l.Agreement = Agreement{Consent: Proposed}
		} else {
			l.Agreement = old.Agreement
		}
		if old.Issued > 0 && (l.PartID != old.PartID || l.Origin != old.Origin && (old.Origin == "" || !old.Origin.Serves(l.Origin))) {
			return &Refusal{Say: "order.refuse.line_issued", Blocks: []string{old.Title()}, Fix: "return"}
		}
		delete(kept, l.ID)
		next = append(next, l)
	}
	for _, gone := range kept {
		if gone.Issued > 0 {
			return &Refusal{Say: "order.refuse.line_issued", Blocks: []string{gone.Title()}, Fix: "return"}
		}
		if gone.Job == JobRunning {
			return &Refusal{Say: "board.refuse.running", Blocks: []string{gone.Title()}, Fix: "pause"}
		}
	}
	o.Lines = next
	return nil
}

// asksMore reports whether l is something else than old, or costs the customer
// more (民法典 Art. 775: nothing is changed without consent).
func (l *Line) asksMore(old *Line) bool {
	if l.PartID != old.PartID || l.LabourID != old.LabourID || l.Check().Err() != nil || !l.Origin.Serves(old.Origin) {
		return true
	}
	return l.Payer == PayCustomer && (old.Payer != PayCustomer || l.Amount() > old.Amount())
}

package data

import "gongdan/app/shop"

// Labour reads a job of the price book.
func Labour(v View, id shop.LabourID) (shop.Labour, error) {
	return one(v, `labour WHERE id = $1`, labourRow, id)
}

// LabourByCode reads the job with that code.
func LabourByCode(v View, code string) (shop.Labour, error) {
	return one(v, `labour WHERE code = $1`, labourRow, code)
}

// SaveLabour keeps a job of the price book.
func SaveLabour(tx *Tx, l *shop.Labour) error {
	remember(tx, l)
	if err := keep(tx, shop.KindLabour, &l.ID, &l.Rev, labourFields(l)); err != nil {
		return err
	}
	return saveTokens(tx, shop.KindLabour, int64(l.ID), labourTokens(*l))
}

func labourFields(l *shop.Labour) fields {
	return fields{
		{"code", &l.Code},
		{"name", &l.Name},
		{"hours", &l.Hours},
		{"rate_fen", &l.Rate},
		{"work_class", &l.WorkClass},
		{"guarantee_days", &l.GuaranteeDays},
		{"guarantee_km", &l.GuaranteeKM},
		{"active", &l.Active},
	}
}

func labourRow(l *shop.Labour) fields { return labourFields(l).with(&l.ID, &l.Rev) }

// Part reads a part with its stock and what open orders still want of it.
func Part(v View, id shop.PartID) (shop.Part, error) {
	return one(v, `parts WHERE id = $1`, partRow, id)
}

// PartsOf reads the parts that lines name, in one query.
func PartsOf(v View, lines []shop.Line) (map[shop.PartID]shop.Part, error) {
	var ids []shop.PartID
	for _, l := range lines {
		if l.PartID != 0 {
			ids = append(ids, l.PartID)
		}
	}
	parts := map[shop.PartID]shop.Part{}
	if len(ids) == 0 {
		return parts, nil
	}
	in, args := among(ids, 0)
	list, err := all(v, `parts WHERE id IN (`+in+`)`, partRow, args...)
	for _, p := range list {
		parts[p.ID] = p
	}
	return parts, err
}

// PartByNumber reads the part with that number.
func PartByNumber(v View, number string) (shop.Part, error) {
	return one(v, `parts WHERE number = $1`, partRow, number)
}

// PartByBarcode reads the part with that barcode; of several the newest.
func PartByBarcode(v View, code string) (shop.Part, error) {
	return one(v, `parts WHERE barcode = $1 AND barcode <> '' ORDER BY active DESC, id DESC LIMIT 1`, partRow, code)
}

// SavePart keeps what is written on a part. Its stock and the stock's value
// change by MoveStock only.
func SavePart(tx *Tx, p *shop.Part) error {
	remember(tx, p)
	if err := keep(tx, shop.KindParts, &p.ID, &p.Rev, partFields(p)); err != nil {
		return err
	}
	return renumber(tx, *p)
}

func partFields(p *shop.Part) fields {
	return fields{
		{"number", &p.Number},
		{"name", &p.Name},
		{"unit", &p.Unit},
		{"price_fen", &p.Price},
		{"origin", &p.Origin},
		{"make", &p.Make},
		{"fits", &p.Fits},
		{"bin", &p.Bin},
		{"barcode", &p.Barcode},
		{"min_qty", &p.Min},
		{"max_qty", &p.Max},
		{"active", &p.Active},
	}
}

// reserved is what open orders want of a part and have not been given: agreed
// lines, but not of parts that the customer brings. It begins at the open
// orders, which are few, whatever a part has sold in its life. What is kept for
// appointments comes on top.
const reserved = `(SELECT CAST(coalesce(sum(l.qty - l.issued), 0) AS BIGINT) FROM orders o CROSS JOIN order_lines l
	WHERE o.is_open = TRUE AND l.order_id = o.id AND l.part_id = parts.id
	AND l.consent = 'agreed' AND l.origin <> 'customer_owned' AND l.qty > l.issued)
	+ (SELECT CAST(coalesce(sum(k.qty), 0) AS BIGINT) FROM appointment_parts k JOIN appointments a ON a.id = k.appointment_id
	WHERE k.part_id = parts.id AND ` + keepsParts + `)`

// keepsParts is true of appointments that are still to come and not of a day
// that is over. What day it is, is asked of the journal: the day of the last
// act, so that nothing depends on the clock of a server.
const keepsParts = `a.status IN ('booked', 'confirmed')
	AND a.keeps_until > coalesce((SELECT at FROM audit ORDER BY id DESC LIMIT 1), 0)`

func partRow(p *shop.Part) fields {
	return append(partFields(p).with(&p.ID, &p.Rev),
		field{"on_hand", &p.OnHand},
		field{"held", &p.Held},
		field{"value_fen", &p.Value},
		field{"moved_at", moment{&p.MovedAt}},
		field{onOrder, &p.OnOrder},
		field{dueOn, &p.DueOn},
		field{reserved, &p.Reserved})
}

// Packages reads all packages with their items, by code.
func Packages(v View) ([]shop.Package, error) {
	list, err := all(v, `packages ORDER BY code`, packageRow)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if list[i].Items, err = itemsOf(v, list[i].ID); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Package reads a package with its items.
func Package(v View, id shop.PackageID) (shop.Package, error) {
	return onePackage(v, `packages WHERE id = $1`, id)
}

// PackageByCode reads the package with that code.
func PackageByCode(v View, code string) (shop.Package, error) {
	return onePackage(v, `packages WHERE code = $1`, code)
}

func onePackage(v View, from string, args ...any) (shop.Package, error) {
	k, err := one(v, from, packageRow, args...)
	if err == nil {
		k.Items, err = itemsOf(v, k.ID)
	}
	return k, err
}

func itemsOf(v View, id shop.PackageID) ([]shop.PackageItem, error) {
	return all(v, `package_items WHERE package_id = $1 ORDER BY n`, itemFields, id)
}

// SavePackage keeps a package with its items.
func SavePackage(tx *Tx, k *shop.Package) error {
	remember(tx, k)
	if err := keep(tx, shop.KindPackages, &k.ID, &k.Rev, packageFields(k)); err != nil {
		return err
	}
	if err := replace(tx, "package_items", "package_id", k.ID, rowsOf(k.Items, itemFields)); err != nil {
		return err
	}
	return saveTokens(tx, shop.KindPackages, int64(k.ID), packageTokens(*k))
}

func packageFields(k *shop.Package) fields {
	return fields{{"code", &k.Code}, {"name", &k.Name}, {"active", &k.Active}}
}

func packageRow(k *shop.Package) fields { return packageFields(k).with(&k.ID, &k.Rev) }

func itemFields(i *shop.PackageItem) fields {
	return fields{
		{"labour_id", to(&i.LabourID)},
		{"part_id", to(&i.PartID)},
		{"qty", &i.Qty},
		{"price_fen", &i.Price},
	}
}

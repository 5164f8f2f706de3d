package data

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"gongdan/app/shop"
)

// errBroken ends the reading of an audit whose chain does not hold.
var errBroken = errors.New("data: the chain of the audit is broken")

// audit writes the rows noted and moves the head of the chain on. It is the
// last thing a Write does before it commits.
func (tx *Tx) audit() error {
	if len(tx.notes) == 0 {
		if slices.ContainsFunc(tx.changed, needsNote) {
			return ErrUnnoted
		}
		return nil
	}
	var head string
	err := tx.q.QueryRowContext(tx.ctx, `SELECT hash FROM audit_head WHERE one = 1`).Scan(&head)
	if err != nil {
		return fmt.Errorf("head of the audit: %w", missing(err))
	}
	for _, a := range tx.notes {
		a.Hash = auditHash(head, a)
		head = a.Hash
		if err := insertID(tx, "audit", &a.ID, auditFields(&a)); err != nil {
			return fmt.Errorf("audit %s: %w", a.Act, err)
		}
		tx.noted = append(tx.noted, a.ID)
	}
	if _, err := tx.exec(`UPDATE audit_head SET hash = $1 WHERE one = 1`, head); err != nil {
		return fmt.Errorf("head of the audit: %w", err)
	}
	return nil
}

// needsNote is false for what is written all the time and is no record of the
// shop: drafts, how backups turned out, and print jobs, whose printing is an
// event of the order.
func needsNote(c shop.Change) bool {
	return c.Kind != shop.KindDrafts && c.Kind != shop.KindPrints && c.Kind != shop.KindBackups
}

// auditHash chains a to the row before it. Lengths stand before the texts, so
// that no two rows can be written the same way.
func auditHash(before string, a shop.Audit) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s|%d|%d|%d:%s|%d:%s|%d|%d:%s", before, a.At.UnixMilli(), a.Person,
		len(a.Act), a.Act, len(a.Kind), a.Kind, a.Record, len(a.Note), a.Note))
	return hex.EncodeToString(sum[:])
}

func auditFields(a *shop.Audit) fields {
	return fields{
		{"at", moment{&a.At}},
		{"person_id", &a.Person},
		{"act", &a.Act},
		{"kind", &a.Kind},
		{"record", &a.Record},
		{"note", &a.Note},
		{"hash", &a.Hash},
	}
}

func auditRow(a *shop.Audit) fields { return append(fields{{"id", &a.ID}}, auditFields(a)...) }

// AuditOf reads what was done to a record, the newest first.
func AuditOf(v View, kind shop.Kind, record int64) ([]shop.Audit, error) {
	return all(v, `audit WHERE kind = $1 AND record = $2 ORDER BY id DESC`, auditRow, kind, record)
}

// AuditBreak finds the first row of the audit that was changed, or before which
// one was taken out; 0 when the chain holds. broken is also true, with id 0,
// when rows are missing at the end.
func AuditBreak(v View) (id int64, broken bool, err error) {
	var a shop.Audit
	f, hash := auditRow(&a), ""
	err = eachRow(v, func(scan func(...any) error) error {
		if err := scan(f.places()...); err != nil {
			return err
		}
		if hash = auditHash(hash, a); hash != a.Hash {
			return errBroken
		}
		return nil
	}, `SELECT `+f.columns()+` FROM audit ORDER BY id`)
	if errors.Is(err, errBroken) {
		return a.ID, true, nil
	}
	if err != nil {
		return 0, false, fmt.Errorf("read the audit: %w", err)
	}
	var head string
	if err := v.q.QueryRowContext(v.ctx, `SELECT hash FROM audit_head WHERE one = 1`).Scan(&head); err != nil {
		return 0, false, fmt.Errorf("head of the audit: %w", missing(err))
	}
	return 0, head != hash, nil
}

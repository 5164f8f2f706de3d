package work

import (
	"context"
	"crypto/rand"
	"slices"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveSettings keeps those of the shop's settings that are others than was, as
// they were read. What another desk has changed meanwhile stays; it is
// shop.ErrStale when that is one of the same. It needs the right to manage.
func SaveSettings(ctx context.Context, d Desk, was, s shop.Settings) error {
	s.PlatePrefix, s.USCC = shop.Fold(s.PlatePrefix), shop.Fold(s.USCC)
	return d.keep(ctx, shop.Manage, s.Check(), func(tx *data.Tx) error {
		now, err := data.Settings(tx.View)
		if err != nil {
			return err
		}
		merged, err := shop.MergeSettings(was, s, now)
		if err != nil {
			return err
		}
		if err := merged.Check().Err(); err != nil { // two that cannot be together
			return err
		}
		changed, err := data.ChangeSettings(tx, now, merged)
		if err != nil {
			return err
		}
		tx.Note("settings.save", shop.KindSettings, 0, strings.Join(changed, ", "))
		return nil
	})
}

// SavePerson keeps a person. A PIN is set by SetPIN and left alone here.
func SavePerson(ctx context.Context, d Desk, p shop.Person) (shop.Person, error) {
	err := d.keep(ctx, shop.Manage, p.Check(), func(tx *data.Tx) error {
		if p.ID != 0 {
			old, err := data.Person(tx.View, p.ID)
			if err != nil {
				return err
			}
			p.PIN = old.PIN
		}
		if err := d.savePerson(tx, &p); err != nil {
			return err
		}
		return ownerStays(tx)
	})
	return p, err
}

// ownerStays refuses to leave a shop in which nobody may manage.
func ownerStays(tx *data.Tx) error {
	people, err := data.People(tx.View)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(people, func(p shop.Person) bool { return p.Active && p.Is(shop.Owner) }) {
		return nil
	}
	return shop.Refuse("person.refuse.last_owner", nil)
}

func (d Desk) savePerson(tx *data.Tx, p *shop.Person) error {
	if err := data.SavePerson(tx, p); err != nil {
		return err
	}
	tx.Note("person.save", shop.KindPeople, int64(p.ID), p.Code)
	return nil
}

// SetPIN gives a person a new PIN, or none when pin is empty. One's own PIN
// needs no right.
func SetPIN(ctx context.Context, d Desk, id shop.PersonID, pin string) error {
	if id != d.Person.ID {
		if err := d.need(shop.Manage); err != nil {
			return err
		}
	}
	sealed, err := seal(pin)
	if err != nil {
		return err
	}
	return d.do(ctx, func(tx *data.Tx) error {
		p, err := data.Person(tx.View, id)
		if err != nil {
			return err
		}
		p.PIN = sealed
		if err := data.SavePerson(tx, &p); err != nil {
			return err
		}
		tx.Note("person.pin", shop.KindPeople, int64(id), "")
		return nil
	})
}

func seal(pin string) (string, error) {
	if pin == "" {
		return "", nil
	}
	if err := shop.CheckPIN(pin).Err(); err != nil {
		return "", err
	}
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return "", err
	}
	return shop.SealPIN(pin, salt)
}

// SaveGrants replaces what the roles may do, which was read as was: it is
// shop.ErrStale when somebody else has changed it since. The owner keeps all
// rights.
func SaveGrants(ctx context.Context, d Desk, was, grants []shop.Grant) error {
	grants = slices.DeleteFunc(slices.Clone(grants), func(g shop.Grant) bool { return g.Role == shop.Owner })
	for _, r := range shop.Rights() {
		grants = append(grants, shop.Grant{Role: shop.Owner, Right: r, Limit: shop.Whole})
	}
	return d.keep(ctx, shop.Manage, nil, func(tx *data.Tx) error {
		now, err := data.Grants(tx.View)
		if err != nil {
			return err
		}
		if !slices.Equal(sorted(now), sorted(was)) {
			return shop.ErrStale
		}
		if err := data.SaveGrants(tx, grants); err != nil {
			return err
		}
		tx.Note("rights.save", shop.KindRights, 0, "")
		return nil
	})
}

// Opening is what the first run asks for.
type Opening struct {
	Settings shop.Settings
	Owner    shop.Person
	PIN      string
	Others   []shop.Person
}

// OpenShop sets up a new file: the shop, its owner, the other people. It
// refuses a file that has people already.
func OpenShop(ctx context.Context, d Desk, in Opening) (owner shop.Person, err error) {
	in.Settings.PlatePrefix, in.Settings.USCC = shop.Fold(in.Settings.PlatePrefix), shop.Fold(in.Settings.USCC)
	in.Owner.Roles, in.Owner.Active = []shop.Role{shop.Owner}, true
	if err := append(in.Settings.Check(), in.Owner.Check().Under("owner.")...).Err(); err != nil {
		return owner, err
	}
	if in.Owner.PIN, err = seal(in.PIN); err != nil {
		return owner, err
	}
	err = d.do(ctx, func(tx *data.Tx) error {
		people, err := data.People(tx.View)
		if err != nil {
			return err
		}
		if len(people) > 0 {
			return shop.Refuse("settings.refuse.opened", nil)
		}
		if err := data.SaveSettings(tx, in.Settings); err != nil {
			return err
		}
		tx.Note("settings.open", shop.KindSettings, 0, in.Settings.Name)
		if err := d.savePerson(tx, &in.Owner); err != nil {
			return err
		}
		for i, p := range in.Others {
			p.Active, p.PIN = true, "" // each sets their own
			if err := p.Check().Under("others." + number(i) + ".").Err(); err != nil {
				return err
			}
			if err := d.savePerson(tx, &p); err != nil {
				return err
			}
		}
		owner, err = data.PersonByCode(tx.View, in.Owner.Code)
		return err
	})
	return owner, err
}

// Unmask notes that the person looked at a whole phone number and reports
// whether they may.
func Unmask(ctx context.Context, d Desk, kind shop.Kind, id int64) error {
	if err := d.need(shop.Unmask); err != nil {
		return err
	}
	return d.do(ctx, func(tx *data.Tx) error {
		tx.Note("unmask", kind, id, "")
		return nil
	})
}

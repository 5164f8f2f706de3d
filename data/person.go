package data

import (
	"fmt"

	"gongdan/app/shop"
)

// People reads everybody, the active ones first, with the grants of all roles.
func People(v View) ([]shop.Person, error) {
	people, err := all(v, `people ORDER BY active DESC, code`, personRow)
	if err != nil {
		return nil, err
	}
	grants, err := Grants(v)
	for i := range people {
		people[i].Grants = grants
	}
	return people, err
}

// Person reads one person, with the grants of all roles.
func Person(v View, id shop.PersonID) (shop.Person, error) {
	return person(v, `people WHERE id = $1`, id)
}

// PersonByCode reads the person with that code.
func PersonByCode(v View, code string) (shop.Person, error) {
	return person(v, `people WHERE code = $1`, code)
}

func person(v View, from string, args ...any) (shop.Person, error) {
	p, err := one(v, from, personRow, args...)
	if err == nil {
		p.Grants, err = Grants(v)
	}
	return p, err
}

// SavePerson keeps a person. Grants are not kept here: see SaveGrants.
func SavePerson(tx *Tx, p *shop.Person) error {
	remember(tx, p)
	return keep(tx, shop.KindPeople, &p.ID, &p.Rev, personFields(p))
}

func personFields(p *shop.Person) fields {
	return fields{
		{"code", &p.Code},
		{"name", &p.Name},
		{"roles", words[shop.Role]{&p.Roles}},
		{"phone", &p.Phone},
		{"pin", &p.PIN},
		{"active", &p.Active},
		{"skills", words[shop.Skill]{&p.Skills}},
	}
}

func personRow(p *shop.Person) fields { return personFields(p).with(&p.ID, &p.Rev) }

// Grants reads the rights of all roles.
func Grants(v View) ([]shop.Grant, error) {
	return all(v, `rights ORDER BY role, granted`, grantFields)
}

// SaveGrants makes grants the rights of all roles: what is not in it is gone.
func SaveGrants(tx *Tx, grants []shop.Grant) error {
	if _, err := tx.exec(`DELETE FROM rights`); err != nil {
		return fmt.Errorf("save rights: %w", err)
	}
	for _, g := range grants {
		if err := insert(tx, "rights", grantFields(&g)); err != nil {
			return fmt.Errorf("save rights: %w", err)
		}
	}
	tx.change(shop.KindRights, 0)
	return nil
}

func grantFields(g *shop.Grant) fields {
	return fields{{"role", &g.Role}, {"granted", &g.Right}, {"limit_bp", &g.Limit}}
}

package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gongdan/app/shop"
	"gongdan/assets"
)

// Model is a make and a model: of a car of the shop, or one that is often seen.
type Model struct{ Make, Name string }

// mostModels bounds how many makes and models are looked through.
const mostModels = 3000

// ownModel marks the models that the shop has seen.
const ownModel = "own"

// FindModels finds makes and models by name, pinyin or initials, best first, at
// most limit; without a text the first ones.
func FindModels(v View, text string, limit int) ([]Model, error) {
	known, own, err := allModels(v)
	if err != nil {
		return nil, fmt.Errorf("read the models: %w", err)
	}
	words := wordsOf(text)
	if len(words) == 0 {
		return known[:min(limit, len(known))], nil
	}
	list, spelt := make([]entry, len(known)), speller{}
	for i, m := range known {
		list[i] = newEntry(m.Make+" "+m.Name, spelt)
		list[i].id, list[i].code = int64(i), fold(m.Name)
		if i < own { // models of the shop come before others that fit as well
			list[i].fits = []string{ownModel}
		}
	}
	best := rankEntries(list, []string{strings.Join(words, "")}, sought{title: ownModel})
	if len(best) == 0 {
		best = rankEntries(list, words, sought{title: ownModel})
	}
	var found []Model
	for _, b := range best[:min(limit, len(best))] {
		found = append(found, known[b.entry.id])
	}
	return found, nil
}

// allModels are the models of the shop's cars, own in number, and then those
// that are often seen. It goes from one model to the next in the index, which
// is quick as long as many cars share a model.
func allModels(v View) (known []Model, own int, err error) {
	for at := (Model{}); len(known) < mostModels; {
		err := missing(v.q.QueryRowContext(v.ctx, `SELECT make, model FROM vehicles WHERE (make, model) > ($1, $2)
			ORDER BY make, model LIMIT 1`, at.Make, at.Name).Scan(&at.Make, &at.Name))
		if errors.Is(err, shop.ErrMissing) {
			break
		}
		if err != nil {
			return nil, 0, err
		}
		if at.Name != "" {
			known = append(known, at)
		}
	}
	own = len(known)
	var common [][2]string
	if err := json.Unmarshal(assets.Models, &common); err != nil {
		return nil, 0, fmt.Errorf("list of models: %w", err)
	}
	for _, m := range common {
		if add := (Model{m[0], m[1]}); !slices.Contains(known, add) {
			known = append(known, add)
		}
	}
	return known, own, nil
}

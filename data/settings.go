package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"gongdan/app/shop"
)

// Settings reads the settings; what was never saved is as in a new shop.
func Settings(v View) (shop.Settings, error) {
	s := shop.DefaultSettings()
	byName := map[string]any{}
	for _, f := range settingFields(&s) {
		byName[f.column] = f.at
	}
	rows, err := all(v, `settings`, settingRow)
	if err != nil {
		return s, err
	}
	for _, r := range rows {
		// A name that is not known was written by a newer program.
		if at, ok := byName[r.name]; ok {
			if err := json.Unmarshal([]byte(r.value), at); err != nil {
				return s, fmt.Errorf("setting %s: %w", r.name, err)
			}
		}
	}
	return s, nil
}

// ChangeSettings keeps those settings that are others than was and names them.
func ChangeSettings(tx *Tx, was, s shop.Settings) (changed []string, err error) {
	before := settingFields(&was)
	for i, f := range settingFields(&s) {
		if reflect.DeepEqual(f.at, before[i].at) {
			continue
		}
		if err := memorize(tx, f.column, f.at); err != nil {
			return nil, err
		}
		changed = append(changed, f.column)
	}
	if len(changed) > 0 {
		tx.change(shop.KindSettings, 0)
	}
	return changed, nil
}

// SaveSettings keeps all settings, as those of a new shop.
func SaveSettings(tx *Tx, s shop.Settings) error {
	for _, f := range settingFields(&s) {
		if err := memorize(tx, f.column, f.at); err != nil {
			return err
		}
	}
	tx.change(shop.KindSettings, 0)
	return nil
}

// memorize keeps one value by its name.
func memorize(tx *Tx, name string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("save setting %s: %w", name, err)
	}
	return keepSetting(tx, name, string(text))
}

func keepSetting(tx *Tx, name, value string) error {
	_, err := tx.exec(`INSERT INTO settings (name, value) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
	if err != nil {
		return fmt.Errorf("save setting %s: %w", name, err)
	}
	return nil
}

// recall reads one value by its name; what was never kept stays as it is.
func recall(v View, name string, into any) error {
	row, err := one(v, `settings WHERE name = $1`, settingRow, name)
	if errors.Is(err, shop.ErrMissing) {
		return nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(row.value), into)
	}
	if err != nil {
		return fmt.Errorf("setting %s: %w", name, err)
	}
	return nil
}

// setting is one of them as it is kept: its value in JSON.
type setting struct{ name, value string }

func settingRow(s *setting) fields { return fields{{"name", &s.name}, {"value", &s.value}} }

func settingFields(s *shop.Settings) fields {
	return fields{
		{"name", &s.Name},
		{"uscc", &s.USCC},
		{"address", &s.Address},
		{"phone", &s.Phone},
		{"plate_prefix", &s.PlatePrefix},
		{"labour_rate", &s.LabourRate},
		{"vat_rate", &s.VATRate},
		{"close_at", &s.CloseAt},
		{"lang", &s.LangTag},
		{"dark", &s.Dark},
		{"text_scale", &s.TextScale},
		{"backup_folder", &s.BackupFolder},
		{"second_folder", &s.SecondFolder},
		{"photo_folder", &s.PhotoFolder},
		{"printer", &s.Printer},
		{"paper", &s.Paper},
		{"lock_minutes", &s.LockMinutes},
		{"labels", &s.Labels},
	}
}

// Rules reads all rules, one book after the other, by name and first day.
func Rules(v View) ([]shop.Rule, error) {
	return all(v, `rules ORDER BY book, name, from_day`, ruleRow)
}

// SaveRule adds the rule when its ID is 0, and otherwise changes it.
func SaveRule(tx *Tx, r *shop.Rule) error {
	remember(tx, r)
	var err error
	if r.ID == 0 {
		err = insertID(tx, "rules", &r.ID, ruleFields(r))
	} else {
		err = update(tx, "rules", r.ID, ruleFields(r))
	}
	if err != nil {
		return fmt.Errorf("save rule %s.%s: %w", r.Book, r.Name, err)
	}
	tx.change(shop.KindRules, r.ID)
	return nil
}

func ruleFields(r *shop.Rule) fields {
	return fields{
		{"book", &r.Book},
		{"name", &r.Name},
		{"value", &r.Value},
		{"from_day", &r.From},
		{"until_day", &r.Until},
		{"source", &r.Source},
	}
}

func ruleRow(r *shop.Rule) fields { return append(fields{{"id", &r.ID}}, ruleFields(r)...) }

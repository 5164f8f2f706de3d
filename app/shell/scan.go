package shell

import (
	"context"
	"errors"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// scanning brings what a barcode scanner reads to where it belongs.
type scanning struct{ *Shell }

// take says what is to be done with a code: the sheet in front and the page are
// asked first, then the record that the code stands for is shown; what nobody
// knows is searched for. The records are read at once, since the keys behind the
// code are for the place that it leads to.
func (s scanning) take(code string) (do func(), known bool) {
	code = strings.TrimSpace(code)
	hit, err := data.Read(context.Background(), s.host.Store, func(v data.View) (shop.Hit, error) { return data.CodeHit(v, code) })
	if err != nil && !errors.Is(err, shop.ErrMissing) {
		s.host.Log("find what was scanned", err)
	}
	_, asked := s.Page().(screen.Scanner)
	return func() { s.bring(code, hit) }, err == nil || asked || kit.WantsScans(s.env.Layer)
}

// bring gives a code to the first that has a use for it. hit is empty when no
// record is known by it.
func (s scanning) bring(code string, hit shop.Hit) {
	s.parts.find.Close()
	used, free := kit.ToSheet(s.env.Layer, code)
	if !used && !free {
		s.host.Toast(s.host.Say("scan.say.question", shop.Args{"Code": code}), nil)
	}
	if !free {
		return
	}
	page := s.Page()
	if p, ok := page.(screen.Scanner); ok && p.Scanned(code) {
		return
	}
	if hit.ID != 0 {
		if p, ok := page.(screen.Meeter); !ok || !p.Meet(hit) {
			s.hit(hit).Open()
		}
		return
	}
	if p, ok := page.(screen.Finder); ok {
		p.Find()
		if kit.TypeOver(s.env, code) {
			return
		}
	}
	s.parts.find.Look(code)
}

// hit is the record as the search shows it.
func (s scanning) hit(h shop.Hit) kit.Hit { return finding{s.Shell}.hit(h) }

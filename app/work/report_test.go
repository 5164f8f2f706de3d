package work_test

import (
	"errors"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/monthly"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestTheOwnerSetsTargetsAndNobodyElse(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		aim := monthly.Target{Key: "on_time_rate", Month: "2026-01", Value: 9500, Source: " 会议 "}
		first := got(work.SaveTarget(c.Context(), c.as(c.owner), aim))(c)
		aim.Value = 9600
		again := got(work.SaveTarget(c.Context(), c.as(c.owner), aim))(c)
		if again.ID != first.ID || first.Source != "会议" {
			t.Errorf("%+v became %+v", first, again)
		}
		if err := failure(work.SaveTarget(c.Context(), c.as(c.owner), first)); !errors.Is(err, shop.ErrStale) {
			t.Errorf("an old target is kept: %v", err)
		}
		aim.Value = -1
		c.wrong(failure(work.SaveTarget(c.Context(), c.as(c.owner), aim)), "value")
		aim.Value = 1
		if failure(work.SaveTarget(c.Context(), c.as(c.advisor), aim)) == nil {
			t.Error("an advisor sets targets")
		}
		next := got(work.SaveTarget(c.Context(), c.as(c.owner), monthly.Target{Key: "on_time_rate", Month: "2026-02", Value: 9700}))(c)
		next.Month = "2026-01"
		c.wrong(failure(work.SaveTarget(c.Context(), c.as(c.owner), next)), "month")
		next.Month = "2026-02"
		if err := work.DropTarget(c.Context(), c.as(c.owner), next); err != nil {
			t.Error(err)
		}
		if left := read(c, data.Targets); len(left) != 1 || left[0] != again {
			t.Errorf("%+v are left", left)
		}
		c.sound()
	})
}

func TestNotesOfAMonthAreKeptAndTheReportOnlyOfAClosedOne(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		month := shop.DayOf(c.now.AddDate(0, -1, 0), s.Zone).Month()
		n := got(work.SaveReportNote(c.Context(), c.as(c.owner), monthly.Note{Month: month, Words: "春季空调活动\n停电两天 "}))(c)
		if again := read(c, func(v data.View) (monthly.Note, error) { return data.ReportNote(v, month) }); again != n || n.Words != "春季空调活动\n停电两天" {
			t.Errorf("%+v", again)
		}
		if none := read(c, func(v data.View) (monthly.Note, error) { return data.ReportNote(v, "2001-01") }); none != (monthly.Note{Month: "2001-01"}) {
			t.Errorf("%+v", none)
		}
		v := monthly.Version{Month: month, Lang: "zh-CN", SHA256: "ab", Figures: []monthly.Kept{{Key: "output", Value: 7, Known: true}, {Key: "complaints"}}}
		if got(work.KeepReport(c.Context(), c.as(c.owner), v))(c) {
			t.Error("the report of an open month is kept")
		}
		if err := work.CloseMonth(c.Context(), c.as(c.owner), month); err != nil {
			t.Fatal(err)
		}
		closed := c.now
		c.pass(1)
		if !got(work.KeepReport(c.Context(), c.as(c.owner), v))(c) {
			t.Error("the report of a closed month is not kept")
		}
		list := read(c, func(v data.View) ([]monthly.Version, error) { return data.ReportVersions(v, month) })
		stands, ok := monthly.Standing(list, closed)
		if !ok || stands.Person != c.owner.ID || !stands.At.Equal(c.now.Truncate(time.Millisecond)) || len(stands.Since(v.Figures)) != 0 {
			t.Errorf("%+v", list)
		}
		c.sound()
	})
}

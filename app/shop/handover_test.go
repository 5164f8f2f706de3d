package shop_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestAHandoverSaysWhatCannotBe(t *testing.T) {
	o := inWork()
	o.OutKM = 12_040
	many := make([]shop.Promise, shop.MaxPromises+1)
	for field, h := range map[string]shop.Handover{
		"next_on":  {NextOn: "2026-04-14"},
		"next_km":  {NextKM: 12_040},
		"advice":   {Advice: strings.Repeat("长", shop.MaxText+1)},
		"promises": {Promises: many},
	} {
		if err := h.Check(&o, "2026-04-14").Err(); !saysField(err, field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	if !saysField((shop.Handover{NextKM: shop.MaxMileage + 1}).Check(&o, "2026-04-14").Err(), "next_km") {
		t.Error("a reading that no car shows is taken")
	}
	good := shop.Handover{NextOn: "2026-10-14", NextKM: 22_000, Advice: "下次更换刹车油", Promises: many[:2]}
	if p := good.Check(&o, "2026-04-14"); len(p) > 0 {
		t.Errorf("a good one: %v", p)
	}
}

func TestPromisesThatNobodyAnsweredAreNamed(t *testing.T) {
	h := shop.Handover{Promises: []shop.Promise{{Text: "洗车", Kept: shop.KeptYes}, {Text: "送代步车"}, {Text: "旧件带走", Kept: shop.KeptBroken}}}
	if got := h.Unanswered(); !slices.Equal(got, []string{"送代步车"}) {
		t.Errorf("unanswered %v", got)
	}
}

func TestACarIsOnTimeUpToTheMinuteItWasPromised(t *testing.T) {
	o := inWork()
	if _, ok := shop.OnTime(&o); ok {
		t.Error("a car that is here is said to be on time")
	}
	o.Stamps.PromisedAt, o.Stamps.DeliveredAt = noon(), noon()
	if kept, ok := shop.OnTime(&o); !kept || !ok {
		t.Error("at the promised minute it is late")
	}
	o.Stamps.DeliveredAt = noon().Add(time.Minute)
	if kept, ok := shop.OnTime(&o); kept || !ok {
		t.Error("a minute later it is on time")
	}
}

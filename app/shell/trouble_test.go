package shell

import (
	"strings"
	"testing"
	"time"

	"gongdan/app/text"
	"gongdan/data"
)

func TestTheBackupThatIsOfferedSaysHowOldItIs(t *testing.T) {
	now := time.Date(2026, 4, 14, 9, 0, 0, 0, time.UTC)
	for tag, want := range map[string][3]string{"zh-CN": {"0 小时前", "47 小时前", "12 天前"}, "en": {"0 hours ago", "47 hours ago", "12 days ago"}} {
		say, err := text.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for i, age := range []time.Duration{-time.Minute, 47*time.Hour + 59*time.Minute, 12*24*time.Hour + time.Hour} {
			o := Offer{BackupInfo: data.BackupInfo{Path: "/data/backup/gongdan-1.db", At: now.Add(-age)}, Now: now}
			if got := o.words(say); !strings.Contains(got, want[i]) || !strings.Contains(got, "gongdan-1.db") || strings.ContainsAny(got, "{}«»") {
				t.Errorf("%s, %s: %q", tag, age, got)
			}
		}
	}
}

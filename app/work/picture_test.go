package work

import "testing"

func FuzzOrientationOfAnyBytesIsOneOfEight(f *testing.F) {
	f.Add([]byte{0xff, 0xd8, 0xff, 0xe1, 0, 8, 'E', 'x', 'i', 'f', 0, 0})
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x22Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if n := orientation(raw); n < 1 || n > 8 {
			t.Errorf("orientation %d", n)
		}
		lookAt(raw)
	})
}

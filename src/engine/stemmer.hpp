#pragma once
// "cramping", "cramped" and "cramps" to "cramp": what all forms of a word share, by the stemmer of
// its language (Snowball). Made for comparing, not for reading.

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace legcramp {

/// The stemmer of one language. Not to be used by two threads at once.
class Stemmer {
 public:
  /// `language` is a tag such as "en" or "en-GB". A language that Snowball does not know has no
  /// endings: each word is its own stem.
  explicit Stemmer(std::string_view language);

  /// Of a word in lower case.
  [[nodiscard]] std::string stem_of(std::string_view word) const;

 private:
  struct Deleter {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Deleter> stemmer_;
};

}  // namespace legcramp

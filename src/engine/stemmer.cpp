#include "engine/stemmer.hpp"

#include <libstemmer.h>

namespace legcramp {

void Stemmer::Deleter::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer(std::string_view language)
    : stemmer_(
          sb_stemmer_new(std::string(language.substr(0, language.find('-'))).c_str(), nullptr)) {}

std::string Stemmer::stem_of(std::string_view word) const {
  if (!stemmer_) return std::string(word);
  const auto* const bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* const stem =
      sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(word.size()));
  if (stem == nullptr) return std::string(word);
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

}  // namespace legcramp

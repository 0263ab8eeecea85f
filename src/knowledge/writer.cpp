#include "knowledge/writer.hpp"

namespace legcramp {
namespace {

OrderedJson write_next(ConditionParts& rest, const Knowledge& knowledge) {
  using Is = ConditionPart::Is;
  const ConditionPart part = rest.front();
  rest = rest.subspan(1);
  if (part.is == Is::thing) return OrderedJson(knowledge.id_of(part.value).text);
  if (part.is == Is::negation) return OrderedJson{{"not", write_next(rest, knowledge)}};
  OrderedJson list = OrderedJson::array();
  for (Index i = 0; i < part.value; ++i) list.push_back(write_next(rest, knowledge));
  return OrderedJson{{part.is == Is::all ? "all" : "any", std::move(list)}};
}

}  // namespace

OrderedJson Writer::write_condition(ConditionParts parts) const {
  return parts.empty() ? OrderedJson() : write_next(parts, knowledge_);
}

OrderedJson Writer::write(std::span<const Sign> signs) const {
  const bool is_one_text = !signs.empty() && !signs.front().when.is_given();
  return is_one_text ? write(signs.front().text) : write<Sign>(signs);
}

OrderedJson Writer::write(const Answers& answers) const {
  OrderedJson object = OrderedJson::object();
  for (const GivenAnswer& given : answers.given)
    object.emplace(knowledge_.id_of(given.finding).text, name_of(given.answer));
  return object;
}

}  // namespace legcramp

# helper
import leaf
implicit = leaf.where
